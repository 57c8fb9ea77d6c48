"""Which addresses may be asked for a page: only those that everybody on the internet could ask.

From the special-purpose registries of IANA. They are listed here, since what Python calls global
differs from one of its releases to the next.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

NEVER_V4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, where clouds answer with credentials
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
]
# All that is no global unicast is refused with one line: loopback, link-local, unique local,
# multicast, IPv4 written as IPv6 (::ffff:0:0/96, ::/96) and NAT64 (64:ff9b::/96, 64:ff9b:1::/48).
UNICAST_V6 = IPv6Network("2000::/3")
NEVER_V6 = [
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo carries an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4 carries an IPv4 address
        "3fff::/20",  # documentation
    )
]


def is_public(address: str) -> bool:
    """Whether this is the address of a machine on the open internet; False for what is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return is_public_v4(found) if isinstance(found, IPv4Address) else is_public_v6(found)


def is_public_v4(address: IPv4Address) -> bool:
    """An IPv4 address outside of every range that is for something else."""
    return not any(address in network for network in NEVER_V4)


def is_public_v6(address: IPv6Address) -> bool:
    """A global unicast address that carries no IPv4 address; one with a zone is local."""
    carried = any(address in network for network in NEVER_V6)
    return address in UNICAST_V6 and not carried and address.scope_id is None
