package psw.client.cli;

import psw.client.demo.Stage;

/**
 * The demo, told in lines.
 *
 * @param prompt what stands between a host's name and what its user types
 */
record DemoStage(Console console, String prompt) implements Stage {
  @Override
  public void step(int number, String title) {
    console.result("");
    console.result(number + ". " + title);
  }

  @Override
  public void note(String words) {
    console.result("   " + words);
  }

  @Override
  public void typed(String host, String command) {
    console.result("   " + host + prompt + " " + command);
  }

  @Override
  public void shown(String line) {
    console.result("        " + line);
  }

  @Override
  public void ok(String words) {
    console.result("   ok: " + words);
  }

  @Override
  public void failed(String words) {
    console.result("   FAILED: " + words);
  }
}
