package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OutputTest {
  private final StringWriter err = new StringWriter();

  @Test
  void a_result_that_is_lost_on_its_way_is_a_failure() {
    assertEquals(1, told(new Output(full())));
    assertTrue(err.toString().contains("could not be written: no room"), err.toString());
  }

  @Test
  void a_result_that_is_written_changes_nothing() {
    assertEquals(0, told(new Output(new ByteArrayOutputStream())));
    assertEquals("", err.toString());
  }

  private int told(Output out) {
    PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
    CommandLine root = Psw.commandLine(writer, new PrintWriter(err, true));
    int exit = root.execute("--version");
    writer.flush();
    return Psw.told(out, root, exit, false);
  }

  private static OutputStream full() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException("no room");
      }
    };
  }
}
