package psw.pages;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's chromium, driven as a visitor would: by what is written on labels and buttons. */
final class Browser implements AutoCloseable {
  private final ChromeDriver chrome;

  Browser() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File("/usr/bin/chromedriver"))
            .usingAnyFreePort()
            .build();
    chrome = new ChromeDriver(service, options);
    chrome.manage().timeouts().implicitlyWait(Duration.ZERO);
    chrome.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
  }

  void open(String url) {
    chrome.get(url);
  }

  /** Becomes a visitor whom nobody knows. */
  void forget() {
    chrome.executeCdpCommand("Network.clearBrowserCookies", Map.of());
  }

  /** The session's cookie, as the browser keeps it. */
  Cookie session() {
    return chrome.manage().getCookieNamed("JSESSIONID");
  }

  /** Goes on with this session's cookie, at the host of the page. */
  void become(String session) {
    chrome.manage().addCookie(new Cookie("JSESSIONID", session, "/"));
  }

  /** Types into the field with this label, instead of what was there. */
  void type(String label, String text) {
    WebElement field = field(label);
    field.clear();
    field.sendKeys(text);
  }

  /** Puts a text into the field with this label as no keyboard does, as into one for a date. */
  void put(String label, String text) {
    chrome.executeScript("arguments[0].value = arguments[1]", field(label), text);
  }

  /** Makes a field for any text of the one with this label, as a browser without dates has it. */
  void forgetType(String label) {
    chrome.executeScript("arguments[0].type = 'text'", field(label));
  }

  /** What stands in the field with this label. */
  String typed(String label) {
    return field(label).getDomProperty("value");
  }

  /** What is said beside the field with this label, by the element that describes it. */
  String saidOf(String label) {
    String described = field(label).getDomAttribute("aria-describedby");
    return chrome.findElement(By.id(described)).getText();
  }

  void choose(String label, String option) {
    field(label).findElement(By.xpath("./option[normalize-space()='" + option + "']")).click();
  }

  /** Ticks the box with this label. */
  void tick(String label) {
    field(label).click();
  }

  private WebElement field(String label) {
    WebElement there =
        chrome.findElement(By.xpath("//label[starts-with(normalize-space(), '" + label + "')]"));
    return chrome.findElement(By.id(there.getDomAttribute("for")));
  }

  /** Presses the button or follows the link with this text or name, and waits for the next page. */
  void press(String text) {
    WebElement page = chrome.findElement(By.tagName("html"));
    String button = "self::input[@type='submit' and (@value='%1$s' or @aria-label='%1$s')]";
    String link = "self::a[normalize-space()='%1$s' or @aria-label='%1$s']";
    chrome
        .findElement(By.xpath(String.format("//*[" + button + " or " + link + "]", text)))
        .click();
    await().atMost(Duration.ofSeconds(60)).until(() -> isGone(page));
  }

  private static boolean isGone(WebElement page) {
    try {
      page.isEnabled();
      return false;
    } catch (org.openqa.selenium.StaleElementReferenceException gone) {
      return true;
    }
  }

  /** What can be read on the page. */
  String text() {
    return chrome.findElement(By.tagName("body")).getText();
  }

  /** What can be read in the first such element. */
  String text(String css) {
    return chrome.findElement(By.cssSelector(css)).getText();
  }

  /** What the first such element looks like, as PNG. */
  byte[] picture(String css) {
    return chrome.findElement(By.cssSelector(css)).getScreenshotAs(OutputType.BYTES);
  }

  /** Gets a page of the same origin so many times, beside the one that is open. */
  void fetch(String path, int times) {
    chrome.executeAsyncScript(
        "const done = arguments[2], path = arguments[0]; let left = arguments[1];"
            + "const next = () => left-- > 0 ? fetch(path).then(a => a.text()).then(next) : done();"
            + "next();",
        path,
        times);
  }

  String url() {
    return chrome.getCurrentUrl();
  }

  /** Scheme, host and port of the page. */
  String origin() {
    return (String) chrome.executeScript("return location.origin");
  }

  String title() {
    return chrome.getTitle();
  }

  int count(String css) {
    return chrome.findElements(By.cssSelector(css)).size();
  }

  /** Makes the window as wide as a telephone's, or another device's. */
  void width(int pixels) {
    chrome.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", pixels < 500));
  }

  /** How many pixels the page is wider than its window. */
  long overflow() {
    return (Long)
        chrome.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /** What the stylesheets made of the first such element. */
  String style(String css, String property) {
    return chrome.findElement(By.cssSelector(css)).getCssValue(property);
  }

  /** The colour of the page behind everything: what the stylesheets made of it. */
  String background() {
    return (String)
        chrome.executeScript("return getComputedStyle(document.documentElement).backgroundColor");
  }

  /** What the browser complained of since this was last asked: CSP, missing files, scripts. */
  List<String> complaints() {
    return chrome.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        // chromium's remark on every page over plain HTTP from elsewhere
        .filter(message -> !message.contains("Cross-Origin-Opener-Policy header has been ignored"))
        .toList();
  }

  @Override
  public void close() {
    chrome.quit();
  }
}
