package psw.rendezvous.mailbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import psw.wire.mailbox.Nameplate;
import psw.wire.value.Base64Url;

/** One message of one side. */
@Entity
@Table(name = "mailbox_message")
class MessageRow {
  @Id private String id;

  @SuppressWarnings("UnusedVariable") // queries read it
  private String nameplate;

  @SuppressWarnings("UnusedVariable") // queries read it
  private String side;

  private int number;
  private String body;

  protected MessageRow() {}

  MessageRow(Nameplate nameplate, Side side, int number, byte[] body) {
    this.id = id(nameplate, side, number);
    this.nameplate = nameplate.text();
    this.side = side.name();
    this.number = number;
    this.body = Base64Url.encode(body);
  }

  static String id(Nameplate nameplate, Side side, int number) {
    return nameplate.text() + '/' + side + '/' + number;
  }

  boolean holds(byte[] other) {
    return body.equals(Base64Url.encode(other));
  }

  Message message() {
    return new Message(number, body);
  }
}
