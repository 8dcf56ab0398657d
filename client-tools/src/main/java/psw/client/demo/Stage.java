package psw.client.demo;

/** Where the demo is watched. */
public interface Stage {
  /** A step begins. */
  void step(int number, String title);

  /** Why this is done, in a sentence. */
  void note(String words);

  /** What a user of this host would type. */
  void typed(String host, String command);

  /** A line of what came of it. */
  void shown(String line);

  /** The step did what its title says. */
  void ok(String words);

  /** It did not. */
  void failed(String words);
}
