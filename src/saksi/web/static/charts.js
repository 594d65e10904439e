// The chart as PNG: the server's own SVG, drawn on a canvas at twice its size.
const SCALE = 2;

async function drawn(address, width, height) {
  const image = new Image(width, height);
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

for (const button of document.querySelectorAll("[data-png]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const link = document.createElement("a");
    link.href = await drawn(button.dataset.png, Number(button.dataset.width), Number(button.dataset.height));
    link.download = "saksi-chart.png";
    link.click();
  });
}
