package psw.wire.vectors;

import static psw.wire.vectors.Case.good;
import static psw.wire.vectors.Case.refused;
import static psw.wire.vectors.Message.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import psw.wire.announcement.Refusal;

/** What the members may say; every message is signed as it stands. */
final class MemberCases {
  private static final String TEXT = "\"x\"";
  private static final String PIN = "A".repeat(43);

  private MemberCases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>(accepted());
    all.addAll(types());
    all.addAll(missing());
    all.addAll(services());
    all.addAll(addresses());
    all.addAll(others());
    return all;
  }

  private static List<Case> accepted() {
    return List.of(
        good(
            "every member at once",
            Answer.REPLACES,
            s ->
                s.says(
                    s.announcement()
                        .with("next", quoted(s.eve.id().text()))
                        .with("addr", "[\"203.0.113.7\",\"2001:db8::7\"]")
                        .with("ssh", ssh(22, "SHA256:" + PIN, "SHA256:" + "B".repeat(42) + "A"))
                        .with("gate", "{\"seq\":true,\"spa\":62201}")
                        .with("tls", quoted("sha256/" + PIN))
                        .with("box", "[\"AAAA\",\"AAA\",\"AA\"]"))),
        good(
            "as few members as can be",
            Answer.REPLACES,
            s -> s.says(s.announcement().without("svc"))),
        good(
            "members that are null",
            Answer.REPLACES,
            s ->
                s.says(
                    s.announcement()
                        .with("next", "null")
                        .with("gone", "null")
                        .with("addr", "null")
                        .with("ssh", "null")
                        .with("gate", "null")
                        .with("tls", "null")
                        .with("svc", "null")
                        .with("box", "null"))),
        good("256 services", Answer.REPLACES, s -> s.says(s.announcement().with("svc", many(256)))),
        good(
            "eight addresses",
            Answer.REPLACES,
            s -> s.says(s.announcement().with("addr", addresses(8)))),
        good(
            "a service of another script",
            Answer.REPLACES,
            s ->
                s.says(
                    s.announcement()
                        .with(
                            "svc",
                            service(
                                "name", quoted("\u0627\u0644\u0639\u0631\u0628\u064a\u0629"))))),
        good(
            "a service beyond the basic plane",
            Answer.REPLACES,
            s -> s.says(s.announcement().with("svc", service("name", "\"\\ud83d\\ude00\"")))),
        good(
            "a name of 64 code points",
            Answer.REPLACES,
            s ->
                s.says(
                    s.announcement()
                        .with("svc", service("name", quoted("\ud83d\ude00".repeat(64)))))),
        good(
            "markup as a name",
            Answer.REPLACES,
            s ->
                s.says(
                    s.announcement()
                        .with("svc", service("name", quoted("<script>alert(1)</script>"))))),
        good(
            "a service with the largest id",
            Answer.REPLACES,
            s -> s.says(s.announcement().with("svc", service("id", "9007199254740991")))),
        good(
            "a service on port 65535",
            Answer.REPLACES,
            s -> s.says(s.announcement().with("svc", service("port", "65535")))),
        good(
            "a service on loopback",
            Answer.REPLACES,
            s -> s.says(s.announcement().with("svc", service("ip", quoted("::1"))))));
  }

  private static List<Case> types() {
    Map<String, List<String>> wrong = new LinkedHashMap<>();
    wrong.put("v", List.of("\"1\"", "true", "[1]", "{}"));
    for (String text : List.of("id", "key", "name", "next", "tls")) {
      wrong.put(text, List.of("1", "true", "[\"x\"]", "{}"));
    }
    for (String number : List.of("rev", "iat", "exp")) {
      wrong.put(number, List.of("\"1\"", "true", "[1]", "{}", "1.5"));
    }
    wrong.put("gone", List.of("\"true\"", "1", "0", "[]", "{}"));
    wrong.put("addr", List.of("\"203.0.113.7\"", "1", "{}", "[1]", "[null]", "[[]]"));
    wrong.put("ssh", List.of(TEXT, "22", "true", "[]"));
    wrong.put("gate", List.of(TEXT, "1", "true", "[]"));
    wrong.put("svc", List.of(TEXT, "1", "{}", "[1]", "[null]", "[[]]", "[\"x\"]"));
    wrong.put("box", List.of("\"AAAA\"", "1", "{}", "[1]", "[null]"));
    List<Case> all = new ArrayList<>();
    wrong.forEach(
        (member, values) ->
            values.forEach(
                json ->
                    all.add(
                        refused(
                            member + " as " + json,
                            Refusal.MALFORMED,
                            s -> s.says(s.announcement().with(member, json))))));
    Map<String, List<String>> inService = new LinkedHashMap<>();
    inService.put("id", List.of("\"1\"", "1.0", "true", "[1]"));
    for (String text : List.of("label", "name", "desc", "ip", "proto", "health")) {
      inService.put(text, List.of("1", "true", "[\"x\"]", "{}"));
    }
    inService.put("port", List.of("\"8080\"", "8080.0", "true", "[8080]"));
    inService.forEach(
        (member, values) ->
            values.forEach(
                json ->
                    all.add(
                        refused(
                            "a service with " + member + " as " + json,
                            Refusal.MALFORMED,
                            s -> s.says(s.announcement().with("svc", service(member, json)))))));
    return all;
  }

  private static List<Case> missing() {
    List<Case> all = new ArrayList<>();
    for (String member : List.of("v", "id", "key", "name", "rev", "iat", "exp")) {
      all.add(
          refused(
              "no " + member, Refusal.MALFORMED, s -> s.says(s.announcement().without(member))));
      all.add(
          refused(
              "a null for " + member,
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with(member, "null"))));
    }
    for (String member : List.of("id", "label", "name", "ip", "port")) {
      all.add(
          refused(
              "a service without " + member,
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("svc", service(member, "null")))));
    }
    all.add(
        refused(
            "an SSH server without a port",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("ssh", "{\"hk\":[\"SHA256:" + PIN + "\"]}"))));
    all.add(
        refused(
            "an SSH server without a host key",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("ssh", ssh(22)))));
    return all;
  }

  private static List<Case> services() {
    List<Case> all = new ArrayList<>();
    all.add(
        refused(
            "257 services",
            Refusal.TOO_MANY_SERVICES,
            s -> s.says(s.announcement().with("svc", many(257)))));
    all.add(
        refused(
            "two services with one id",
            Refusal.MALFORMED,
            s ->
                s.says(
                    s.announcement()
                        .with(
                            "svc",
                            '[' + Scene.service(1, "one") + ',' + Scene.service(1, "two") + ']'))));
    all.add(
        refused(
            "two services with one label",
            Refusal.MALFORMED,
            s ->
                s.says(
                    s.announcement()
                        .with(
                            "svc",
                            '[' + Scene.service(1, "one") + ',' + Scene.service(2, "one") + ']'))));
    all.add(
        refused(
            "a service with two ports",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("svc", service("port", "8080,\"port\":8081")))));
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("an empty label", "");
    labels.put("a label of capital letters", "WIKI");
    labels.put("a label that begins with a hyphen", "-wiki");
    labels.put("a label that ends with a hyphen", "wiki-");
    labels.put("a label of 33 characters", "a".repeat(33));
    labels.put("a label with an underscore", "wi_ki");
    labels.put("a label with a dot", "wi.ki");
    labels.put("a label with a slash", "../ki");
    labels.put("a label beyond ASCII", "wik\u0131");
    labels.put("a label with a line break", "wiki\\n");
    labels.forEach(
        (name, label) -> {
          all.add(
              refused(
                  name,
                  Refusal.MALFORMED,
                  s -> s.says(s.announcement().with("svc", service("label", quoted(label))))));
          all.add(
              refused(
                  name + " for the site",
                  Refusal.MALFORMED,
                  s -> s.says(s.announcement().with("name", quoted(label)))));
        });
    Map<String, String> names = new LinkedHashMap<>();
    names.put("an empty name", "");
    names.put("a blank name", "   ");
    names.put("a name with space around it", " Wiki ");
    names.put("a name that is not NFC", "Cafe\u0301");
    names.put("a name of a mark alone", "\u0301");
    names.put("a name with a tab", "Wi\\tki");
    names.put("a name with a line break", "Wi\\nki");
    names.put("a name with an escape character", "\\u001b[31mWiki");
    names.put("a name with a C1 control", "Wi\\u009bki");
    names.put("a name with a direction override", "Wi\\u202eki");
    names.put("a name with a direction isolate", "Wi\\u2066ki");
    names.put("a name with a zero-width space", "Wi\\u200bki");
    names.put("a name with a byte order mark", "\\ufeffWiki");
    names.put("a name with a line separator", "Wi\\u2028ki");
    names.put("a name with a private-use character", "\\ue000");
    names.put("a name with half a character", "Wi\\ud800ki");
    names.put("a name with a filler that shows nothing", "\\u3164");
    names.put("a name of 65 code points", "n".repeat(65));
    names.forEach(
        (name, text) ->
            all.add(
                refused(
                    name,
                    Refusal.MALFORMED,
                    s -> s.says(s.announcement().with("svc", service("name", quoted(text)))))));
    Map<String, String> descriptions = new LinkedHashMap<>();
    descriptions.put("a description of 257 code points", "d".repeat(257));
    descriptions.put("a description that is not NFC", "Cafe\u0301");
    descriptions.put("a description with a line break", "a\\nb");
    descriptions.put("a description with a direction override", "a\\u202eb");
    descriptions.put("a description with half a character", "a\\udc00b");
    descriptions.put("a description with space around it", " a ");
    descriptions.forEach(
        (name, text) ->
            all.add(
                refused(
                    name,
                    Refusal.MALFORMED,
                    s -> s.says(s.announcement().with("svc", service("desc", quoted(text)))))));
    for (String port : List.of("0", "65536", "-1", "4294967376", "1e400", "-0")) {
      all.add(
          refused(
              "a service on port " + port,
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("svc", service("port", port)))));
    }
    for (String id : List.of("0", "-1", "9007199254740992", "9223372036854775808", "1e3")) {
      all.add(
          refused(
              "a service with the id " + id,
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("svc", service("id", id)))));
    }
    for (String protocol : List.of("udp", "TCP", "")) {
      all.add(
          refused(
              "a service over \"" + protocol + "\"",
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("svc", service("proto", quoted(protocol))))));
    }
    for (String health : List.of("fine", "UP", "")) {
      all.add(
          refused(
              "a service whose health is \"" + health + "\"",
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("svc", service("health", quoted(health))))));
    }
    return all;
  }

  private static List<Case> addresses() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("a name", "localhost");
    wrong.put("nothing", "");
    wrong.put("0.0.0.0", "0.0.0.0");
    wrong.put("0.1.2.3", "0.1.2.3");
    wrong.put("the broadcast address", "255.255.255.255");
    wrong.put("a reserved address", "240.0.0.1");
    wrong.put("multicast", "224.0.0.1");
    wrong.put("link-local", "169.254.169.254");
    wrong.put("three numbers", "127.0.1");
    wrong.put("one number", "2130706433");
    wrong.put("octal", "0177.0.0.1");
    wrong.put("hexadecimal", "0x7f.0.0.1");
    wrong.put("a leading zero", "192.0.2.07");
    wrong.put("a number too high", "192.0.2.256");
    wrong.put("a dot at the end", "192.0.2.7.");
    wrong.put("a space", " 192.0.2.7");
    wrong.put("a port", "192.0.2.7:80");
    wrong.put("a prefix", "192.0.2.0/24");
    wrong.put("unspecified IPv6", "::");
    wrong.put("link-local IPv6", "fe80::1");
    wrong.put("link-local IPv6 with a zone", "fe80::1%eth0");
    wrong.put("global IPv6 with a zone", "2001:db8::1%1");
    wrong.put("multicast IPv6", "ff02::1");
    wrong.put("IPv6 in brackets", "[2001:db8::1]");
    wrong.put("IPv6 in capital letters", "2001:DB8::1");
    wrong.put("IPv6 with leading zeros", "2001:0db8::1");
    wrong.put("IPv6 not shortened", "2001:db8:0:0:0:0:0:1");
    wrong.put("IPv6 shortened at the wrong place", "2001::1:0:0:0:1");
    wrong.put("IPv6 with one zero group shortened", "2001:db8::1:1:1:1:1");
    wrong.put("IPv4-mapped", "::ffff:192.0.2.7");
    wrong.put("IPv4-mapped in hexadecimal", "::ffff:c000:207");
    wrong.put("IPv4-mapped link-local", "::ffff:169.254.169.254");
    wrong.put("IPv4-compatible", "::192.0.2.7");
    wrong.put("two double colons", "2001::db8::1");
    wrong.put("nine groups", "1:2:3:4:5:6:7:8:9");
    wrong.put("digits of another script", "\u0661\u0669\u0662.0.2.7");
    List<Case> all = new ArrayList<>();
    wrong.forEach(
        (name, ip) -> {
          all.add(
              refused(
                  "a service at an address that is " + name,
                  Refusal.MALFORMED,
                  s -> s.says(s.announcement().with("svc", service("ip", quoted(ip))))));
          all.add(
              refused(
                  "a site at an address that is " + name,
                  Refusal.MALFORMED,
                  s ->
                      s.says(
                          s.announcement().with("addr", "[\"203.0.113.7\"," + quoted(ip) + ']'))));
        });
    all.add(
        refused(
            "nine addresses",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("addr", addresses(9)))));
    return all;
  }

  private static List<Case> others() {
    List<Case> all = new ArrayList<>();
    for (String version : List.of("0", "2", "-1", "9007199254740993")) {
      all.add(
          refused(
              "version " + version,
              Refusal.VERSION,
              s -> s.says(s.announcement().with("v", version))));
    }
    Map<String, String> ssh = new LinkedHashMap<>();
    ssh.put("on port 0", ssh(0, "SHA256:" + PIN));
    ssh.put("on port 65536", ssh(65536, "SHA256:" + PIN));
    ssh.put("with three host keys", ssh(22, "SHA256:" + PIN, "SHA256:" + PIN, "SHA256:" + PIN));
    ssh.put("with a host key's MD5", ssh(22, "MD5:00:11"));
    ssh.put("with a host key of 42 characters", ssh(22, "SHA256:" + "A".repeat(42)));
    ssh.put("with a padded host key", ssh(22, "SHA256:" + PIN + "="));
    ssh.put("with a host key in base64url", ssh(22, "SHA256:" + "_".repeat(42) + "A"));
    ssh.put("with stray last bits in its host key", ssh(22, "SHA256:" + "A".repeat(42) + "B"));
    ssh.forEach(
        (name, json) ->
            all.add(
                refused(
                    "an SSH server " + name,
                    Refusal.MALFORMED,
                    s -> s.says(s.announcement().with("ssh", json)))));
    all.add(
        refused(
            "a host key that is a number",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("ssh", "{\"port\":22,\"hk\":[1]}"))));
    for (String spa : List.of("0", "65536", "\"62201\"", "true", "1.5")) {
      all.add(
          refused(
              "a gate whose port is " + spa,
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("gate", "{\"seq\":true,\"spa\":" + spa + "}"))));
    }
    all.add(
        refused(
            "a gate whose sequence is a text",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("gate", "{\"seq\":\"true\"}"))));
    for (String pin : List.of("", "sha256/", "sha1/" + PIN, "sha256/" + "A".repeat(42))) {
      all.add(
          refused(
              "a pin of TLS that is \"" + pin + "\"",
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("tls", quoted(pin)))));
    }
    for (String next : List.of("", "ana", "cjkm-no2t")) {
      all.add(
          refused(
              "a successor that is \"" + next + "\"",
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("next", quoted(next)))));
    }
    for (String box : List.of("", "AA==", "A+/A", "AAAAA", "AB", "A A")) {
      all.add(
          refused(
              "a box that is \"" + box + "\"",
              Refusal.MALFORMED,
              s -> s.says(s.announcement().with("box", "[\"AAAA\"," + quoted(box) + ']'))));
    }
    all.add(
        refused(
            "a tombstone with services",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("gone", "true"))));
    all.add(
        refused(
            "a tombstone with boxes",
            Refusal.MALFORMED,
            s -> s.says(s.tombstone().with("box", "[\"AAAA\"]"))));
    return all;
  }

  /** One service, a member of which says something else. */
  private static String service(String member, String json) {
    return '['
        + Scene.service(1, "wiki")
            .replaceFirst(
                "\"" + member + "\":(\"[^\"]*\"|[0-9]+)",
                java.util.regex.Matcher.quoteReplacement(quoted(member) + ':' + json))
        + ']';
  }

  private static String many(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                "{\"id\":"
                    + i
                    + ",\"label\":\"s"
                    + i
                    + "\",\"name\":\"S\",\"ip\":\"192.0.2.7\",\"port\":1}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String addresses(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "\"203.0.113." + i + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String ssh(int port, String... keys) {
    String all =
        java.util.Arrays.stream(keys).map(Message::quoted).collect(Collectors.joining(","));
    return "{\"port\":" + port + ",\"hk\":[" + all + "]}";
  }
}
