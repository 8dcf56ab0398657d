package psw.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The program that calls and listens inside a host. It reads requests {@code NUMBER VERB ARGUMENT…}
 * line by line, serves each on a thread of its own, and answers {@code NUMBER ANSWER}. It uses
 * {@code java.*} alone, since a host sees nothing but the test classes.
 */
final class Agent {
  private final PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Socket> calls = new ConcurrentHashMap<>();
  private final Echo echo = new Echo(threads);

  private Agent() {}

  public static void main(String[] args) throws IOException {
    new Agent().serve();
    System.exit(0);
  }

  private void serve() throws IOException {
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      List<String> words = Arrays.asList(line.split(" ", -1));
      threads.execute(() -> answers.println(words.get(0) + " " + answer(words)));
    }
  }

  private String answer(List<String> request) {
    List<String> arguments = request.subList(2, request.size());
    try {
      return switch (request.get(1)) {
        case "call" -> call(arguments, request.get(0), false);
        case "keep" -> call(arguments, request.get(0), true);
        case "echo" -> echo(arguments);
        case "drop" -> drop(arguments);
        case "listen" -> echo.listen(Integer.parseInt(arguments.get(0)));
        case "say" -> echo.say();
        case "ask" -> ask(arguments);
        case "send" -> send(arguments);
        case "junk" -> junk(arguments);
        default -> "no such verb";
      };
    } catch (NoRouteToHostException e) {
      return Seen.UNREACHABLE.name();
    } catch (SocketTimeoutException e) {
      return Seen.SILENT.name();
    } catch (PortUnreachableException | ConnectException e) {
      return Seen.REFUSED.name();
    } catch (SocketException e) {
      return e.getMessage().contains("unreachable") ? Seen.UNREACHABLE.name() : e.toString();
    } catch (IOException | RuntimeException e) {
      return e.toString();
    }
  }

  /** {@code FROM TO PORT MILLISECONDS}; below a second the kernel sends exactly one SYN. */
  private String call(List<String> arguments, String number, boolean keep) throws IOException {
    // without this Java first looks for a proxy, and when that takes too long no SYN is sent at all
    Socket socket = new Socket(Proxy.NO_PROXY);
    boolean kept = false;
    try {
      socket.bind(new InetSocketAddress(arguments.get(0), 0));
      int port = Integer.parseInt(arguments.get(2));
      int limit = Integer.parseInt(arguments.get(3));
      socket.connect(new InetSocketAddress(arguments.get(1), port), limit);
      kept = keep;
      if (keep) {
        calls.put(number, socket);
        return Seen.OPEN + " " + number;
      }
      return Seen.OPEN.name();
    } finally {
      if (!kept) {
        socket.close();
      }
    }
  }

  /** {@code CALL WORD}: what comes back for the word on a kept call. */
  private String echo(List<String> arguments) throws IOException {
    Socket socket = calls.get(arguments.get(0));
    socket.setSoTimeout(5000);
    socket.getOutputStream().write((arguments.get(1) + "\n").getBytes(StandardCharsets.UTF_8));
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
      if (c < 0) {
        return "ended";
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private String drop(List<String> arguments) throws IOException {
    calls.remove(arguments.get(0)).close();
    return "done";
  }

  /** {@code FROM FROMPORT TO PORT MILLISECONDS [HEX]}: sends a datagram and waits for one back. */
  private static String ask(List<String> arguments) throws IOException {
    InetAddress from = InetAddress.getByName(arguments.get(0));
    try (DatagramSocket socket = new DatagramSocket(Integer.parseInt(arguments.get(1)), from)) {
      socket.connect(InetAddress.getByName(arguments.get(2)), Integer.parseInt(arguments.get(3)));
      socket.setSoTimeout(Integer.parseInt(arguments.get(4)));
      byte[] said =
          arguments.size() > 5 ? HexFormat.of().parseHex(arguments.get(5)) : new byte[] {'?'};
      socket.send(new DatagramPacket(said, said.length));
      socket.receive(new DatagramPacket(new byte[16], 16));
      return Seen.OPEN.name();
    }
  }

  /** {@code FROM TO PORT HEX…}: datagrams. */
  private static String send(List<String> arguments) throws IOException {
    InetAddress from = InetAddress.getByName(arguments.get(0));
    InetSocketAddress to =
        new InetSocketAddress(arguments.get(1), Integer.parseInt(arguments.get(2)));
    try (DatagramSocket socket = new DatagramSocket(0, from)) {
      for (String hex : arguments.subList(3, arguments.size())) {
        byte[] said = HexFormat.of().parseHex(hex);
        socket.send(new DatagramPacket(said, said.length, to));
      }
    }
    return "done";
  }

  /** {@code FROM TO PORT COUNT}: datagrams as long as a knock, each from another port. */
  private static String junk(List<String> arguments) throws IOException {
    InetAddress from = InetAddress.getByName(arguments.get(0));
    InetSocketAddress to =
        new InetSocketAddress(arguments.get(1), Integer.parseInt(arguments.get(2)));
    for (int i = 0; i < Integer.parseInt(arguments.get(3)); i++) {
      try (DatagramSocket socket = new DatagramSocket(0, from)) {
        socket.send(new DatagramPacket(new byte[88], 88, to));
      }
    }
    return "done";
  }
}
