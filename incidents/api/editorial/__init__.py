"""The editorial API: documents in, working states out, and the acts that publish them.

It speaks as the role *app*. ``handles`` and ``etags`` name an incident and a state of it,
``working`` shows them, ``storing`` writes documents, ``once`` answers what is sent again; the views
are ``incidents``, ``incident`` and ``acts``.
"""
