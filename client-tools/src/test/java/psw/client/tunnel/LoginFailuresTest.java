package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.jcraft.jsch.JSchException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class LoginFailuresTest {
  @Test
  void a_connection_that_is_reset_is_told_without_the_library_s_words() throws Exception {
    SocketException reset = new SocketException("Connection reset");
    JSchException said = new JSchException("Session.connect: " + reset, reset);
    TunnelFailed failure = LoginFailures.of(said, Login.parse("ana@rui"));
    assertEquals(TunnelFailed.Reason.NOT_SSH, failure.reason());
    assertEquals("the connection was cut", failure.detail());
  }
}
