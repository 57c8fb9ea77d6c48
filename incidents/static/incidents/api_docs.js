// Shows the OpenAPI description named by the page.
const place = document.getElementById("api");
window.ui = SwaggerUIBundle({
  url: place.dataset.description,
  domNode: place,
  deepLinking: true,
  validatorUrl: null,
  supportedSubmitMethods: ["get", "head"],
});
