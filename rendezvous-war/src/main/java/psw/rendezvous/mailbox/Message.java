package psw.rendezvous.mailbox;

import psw.wire.json.JsonObject;

/**
 * A message as it is read.
 *
 * @param number from 1 for each side
 * @param body base64url
 */
record Message(int number, String body) {
  JsonObject toJson() {
    return JsonObject.with("number", number).and("body", body).build();
  }
}
