package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word on a caller counts: that of the proxy that the settings name, and of nobody else. */
interface ProxyContract {
  /** The one in {@code psw.proxy} of every server here. */
  String PROXY = "127.0.0.2";

  String ELSEWHERE = "127.0.0.3";

  Api api();

  private String seen(String from, String... headers) {
    return api().from(from, "GET", "/api/whoami", headers).member("ip").toString();
  }

  @Test
  default void the_named_proxy_says_whose_request_it_passes_on() {
    assertEquals("203.0.113.9", seen(PROXY, "X-Forwarded-For", "198.51.100.1, 203.0.113.9"));
    assertEquals("2001:db8::7", seen(PROXY, "Forwarded", "for=\"[2001:db8::7]:4711\""));
    assertEquals(PROXY, seen(PROXY));
  }

  @ParameterizedTest
  @CsvSource({"X-Forwarded-For, 203.0.113.9", "Forwarded, for=203.0.113.9"})
  default void nobody_else_does(String header, String value) {
    assertEquals(ELSEWHERE, seen(ELSEWHERE, header, value));
  }
}
