package psw.client.cli;

import psw.client.transfer.Progress;

/** Shows how a file gets on that is sent to a site. */
record SendProgress(Bar bar, String site) implements Progress {
  @Override
  public void read(long bytes, long all) {
    bar.at("reading", bytes, all, System.nanoTime());
  }

  @Override
  public void asks() {
    bar.waits("asking " + site + " whether to take it");
  }

  @Override
  public void sent(long bytes, long all) {
    bar.at("sending", bytes, all, System.nanoTime());
  }

  @Override
  public void lost() {
    bar.waits("the way to " + site + " is lost; getting it back, Ctrl-C ends it");
  }
}
