package psw.testing;

import java.util.List;
import java.util.stream.Stream;

/** What an attacker would write where a name, a number, a path or a document belongs. */
public final class Hostile {
  private Hostile() {}

  /** Marks what must never come back as it was sent. */
  public static final String MARK = "<b>psw1337</b>";

  private static final List<String> MARKUP =
      List.of(
          MARK + "<script>alert(1)</script>",
          MARK + "\"><img src=x onerror=alert(1)>",
          MARK + "'/></textarea><svg/onload=alert(1)>",
          MARK + "]]><!--",
          "javascript:alert(1)");

  private static final List<String> TEMPLATES =
      List.of(
          "#{191*7}",
          "${191*7}",
          "#{request.servletContext}",
          "{{191*7}}",
          "<%= 191*7 %>",
          "${jndi:ldap://127.0.0.1:9/x}",
          "%s%n%x%1$s",
          "$(id)`id`;id|id");

  private static final List<String> QUERIES =
      List.of("' or '1'='1", "1; drop table service", "%' -- ", "\\", "_%");

  private static final List<String> CONTROLS =
      List.of(
          "\0",
          "a\0b",
          "\u0007",
          "\u001b[2J\u001b]0;owned\u0007",
          "a\r\nSet-Cookie: a=b",
          "\u0085",
          "\u009b31m",
          "\u007f",
          "\t",
          "\n");

  private static final List<String> DIRECTIONS =
      List.of("\u202egnp.exe", "\u2066x\u2069", "\u200b", "\ufeff", "\u2028", "\ue000", "e\u0301");

  private static final List<String> PATHS =
      List.of(
          ".",
          "..",
          "../../etc/passwd",
          "..\\..\\x",
          "....//",
          "%2e%2e%2f",
          "%00",
          "a/b",
          ";jsessionid=1",
          "WEB-INF/web.xml",
          "~root",
          "file:///etc/passwd");

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "00",
          "+0",
          "0.5",
          "1e3",
          "0x10",
          "NaN",
          "\uff11",
          " 1",
          "65536",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999");

  private static final List<String> LONG = List.of("x".repeat(65), "x".repeat(3000));

  /** Everything that can be written as text. */
  public static List<String> texts() {
    return Stream.of(
            List.of("", " "),
            MARKUP,
            TEMPLATES,
            QUERIES,
            CONTROLS,
            DIRECTIONS,
            PATHS,
            NUMBERS,
            LONG)
        .flatMap(List::stream)
        .toList();
  }

  /** Names that a page may show, if they are names: as text. */
  public static List<String> shown() {
    return Stream.of(MARKUP, TEMPLATES, QUERIES).flatMap(List::stream).toList();
  }

  /** Values of JSON where a text or a number belongs. */
  public static List<String> values() {
    return List.of(
        "null",
        "true",
        "[]",
        "{}",
        "[[]]",
        "-1",
        "0",
        "1.5",
        "1e400",
        "-0",
        "9223372036854775808",
        "1" + "0".repeat(400),
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"" + "x".repeat(5000) + "\"");
  }

  /** Documents where a JSON object belongs. */
  public static List<String> documents() {
    return List.of(
        "",
        " ",
        "null",
        "[]",
        "\"x\"",
        "1",
        "{",
        "{}}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{'name':'a'}",
        "{\"name\":}",
        "{\"\":\"\"}",
        "{\"__proto__\":{\"x\":1}}",
        "{\"@type\":\"java.net.URL\",\"val\":\"x\"}",
        "\ufeff{}",
        "{\"a\":" + "[".repeat(7000) + "]".repeat(7000) + "}",
        "{\"a\":".repeat(100) + "1" + "}".repeat(100),
        "{\"a\":" + "1".repeat(1000) + "}",
        "{\"a\":\"" + "\\u0041".repeat(2000) + "\"}",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "name=a&ip=127.0.0.1");
  }

  /** Request targets that name no resource of ours. */
  public static List<String> targets() {
    return List.of(
        "/WEB-INF/web.xml",
        "/WEB-INF/",
        "/META-INF/persistence.xml",
        "/psw/../WEB-INF/web.xml",
        "/psw/..%2fWEB-INF/web.xml",
        "/psw/%2e%2e/WEB-INF/web.xml",
        "/psw/..;/WEB-INF/web.xml",
        "/;/WEB-INF/web.xml",
        "/api/..%2f..%2fWEB-INF/web.xml",
        "/api/%2e%2e/%2e%2e/etc/passwd",
        "/api//services//%00",
        "/api/services/%c0%ae%c0%ae",
        "/api/services/1%0d%0aX:%20y",
        "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
        "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
        "/jakarta.faces.resource/page.xhtml.xhtml?ln=WEB-INF/templates",
        "/WEB-INF/templates/page.xhtml",
        "/index.xhtml%00.txt",
        "/identity.p8",
        "/cli.token",
        "//evil.example/");
  }
}
