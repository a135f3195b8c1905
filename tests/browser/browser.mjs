// The one browser of a test file.
import { chromium } from "playwright-core";

let browser;
export async function openBrowser() {
  browser ??= await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  return browser;
}
export async function closeBrowser() {
  await browser?.close();
}
