package psw.server.edge;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import psw.server.store.Store;
import psw.server.work.Workers;

/** {@code /health/live}, {@code /health/ready}, {@code /metrics} and {@code /openapi}. */
public class OperationsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String UP = "{\"status\":\"UP\"}";

  @Inject private transient Store store;
  @Inject private transient Figures figures;
  @Inject private transient Workers workers;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getRequestURI().replaceAll("/+$", "")) {
      case "/health/live" ->
          send(response, "application/json", UP.getBytes(StandardCharsets.UTF_8));
      case "/health/ready" -> ready(response);
      case "/metrics" -> {
        byte[] text = figures.text().getBytes(StandardCharsets.UTF_8);
        send(response, "text/plain; version=0.0.4; charset=utf-8", text);
      }
      case "/openapi" -> openApi(response);
      default -> Problems.NOT_FOUND.send(response);
    }
  }

  private void ready(HttpServletResponse response) throws IOException {
    Optional<String> fault = workers.fault();
    if (!store.isReady()) {
      Problems.NOT_READY.send(response);
    } else if (fault.isPresent()) {
      Problems.NOT_READY.detail(fault.get() + "; restart the server").send(response);
    } else {
      send(response, "application/json", UP.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void openApi(HttpServletResponse response) throws IOException {
    try (InputStream in = OperationsServlet.class.getResourceAsStream("/psw-openapi.json")) {
      if (in == null) {
        Problems.NOT_FOUND.send(response);
      } else {
        send(response, "application/json", in.readAllBytes());
      }
    }
  }

  private static void send(HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Problems.METHOD.header("Allow", "GET, HEAD").send(response);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doPost(request, response);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doPost(request, response);
  }
}
