package psw.client.lab;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * A command running in a host. The process that we started only waits in the machine's process
 * namespace for its one child, which is the command; signals must go to that child.
 */
final class HostProcess extends Process {
  private final Process outer;

  HostProcess(Process outer) {
    this.outer = outer;
  }

  @Override
  public OutputStream getOutputStream() {
    return outer.getOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return outer.getInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return outer.getErrorStream();
  }

  @Override
  public int waitFor() throws InterruptedException {
    return outer.waitFor();
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    return outer.waitFor(timeout, unit);
  }

  @Override
  public int exitValue() {
    return outer.exitValue();
  }

  @Override
  public boolean isAlive() {
    return outer.isAlive();
  }

  /** The command itself, as the machine numbers it. */
  @Override
  public ProcessHandle toHandle() {
    return outer.children().findFirst().orElseGet(outer::toHandle);
  }

  @Override
  public long pid() {
    return toHandle().pid();
  }

  @Override
  public boolean supportsNormalTermination() {
    return true;
  }

  @Override
  public void destroy() {
    toHandle().destroy();
  }

  /** Kills the command and whatever it started that has not left its family. */
  @Override
  public Process destroyForcibly() {
    outer.descendants().forEach(ProcessHandle::destroyForcibly);
    if (outer.children().findAny().isEmpty()) {
      outer.destroyForcibly();
    }
    return this;
  }
}
