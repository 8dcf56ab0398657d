package psw.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import psw.testing.Server;

/** Gives the tests of a run one rendez-vous, as a start takes long; it ends when they have. */
final class OneRendezvous implements ParameterResolver {
  private record Running(Server server) implements AutoCloseable {
    static Running start() {
      try {
        Path home = Files.createTempDirectory("psw-rendezvous");
        return new Running(new Server("rendezvous", home, Map.of()).start());
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        server.end();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Server.class;
  }

  /** Started, perhaps not ready yet. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(OneRendezvous.class, one -> Running.start(), Running.class)
        .server();
  }
}
