package psw.broker.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.value.BadValue;

class DraftTest {
  private static Draft read(String json) throws BadValue {
    byte[] utf8 = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Draft.parse(Json.parseObject(utf8, JsonLimits.BODY));
  }

  @Test
  void the_port_may_be_a_number_or_digits() throws BadValue {
    assertEquals(5000, read("{'name':'a','ip':'10.0.0.1','port':5000}").port().number());
    assertEquals(5000, read("{'name':'a','ip':'10.0.0.1','port':'5000'}").port().number());
  }

  @Test
  void what_is_not_said_is_absent_and_unknown_members_are_ignored() throws BadValue {
    Draft draft = read("{'name':'a','ip':'10.0.0.1','port':1,'id':99,'owner':'x'}");
    assertEquals("", draft.description().text());
    assertEquals(Optional.empty(), draft.visibility());
    assertEquals(Optional.empty(), draft.ephemeral());
  }

  @Test
  void false_is_something_else_than_nothing() throws BadValue {
    Draft draft = read("{'name':'a','ip':'10.0.0.1','port':1,'ephemeral':false}");
    assertEquals(Optional.of(false), draft.ephemeral());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name | {'ip':'10.0.0.1','port':1}",
        "name | {'name':5,'ip':'10.0.0.1','port':1}",
        "ip | {'name':'a','port':1}",
        "ip | {'name':'a','ip':'localhost','port':1}",
        "ip | {'name':'a','ip':'169.254.1.1','port':1}",
        "port | {'name':'a','ip':'10.0.0.1'}",
        "port | {'name':'a','ip':'10.0.0.1','port':0}",
        "port | {'name':'a','ip':'10.0.0.1','port':65536}",
        "port | {'name':'a','ip':'10.0.0.1','port':'x'}",
        "port | {'name':'a','ip':'10.0.0.1','port':1.5}",
        "port | {'name':'a','ip':'10.0.0.1','port':true}",
        "visibility | {'name':'a','ip':'10.0.0.1','port':1,'visibility':'Public'}",
        "ephemeral | {'name':'a','ip':'10.0.0.1','port':1,'ephemeral':'yes'}",
        "description | {'name':'a','ip':'10.0.0.1','port':1,'description':7}",
      })
  void the_member_at_fault_is_named(String part, String body) {
    assertEquals(part, assertThrows(BadValue.class, () -> read(body)).part());
  }
}
