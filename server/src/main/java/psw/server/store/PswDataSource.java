package psw.server.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import psw.server.settings.Settings;

/**
 * The data source that the container pools. It reads the settings by itself, since the container
 * makes it before anything can be injected.
 */
public final class PswDataSource implements DataSource {
  private JdbcDataSource driver;

  /** Changes nothing: WildFly takes no data source without a property to set. */
  public void setDatabaseName(String ignored) {}

  // no file is touched while the container only looks at the class
  private synchronized JdbcDataSource driver() {
    if (driver == null) {
      Settings settings = StoreSettings.get();
      driver = new JdbcDataSource();
      driver.setURL(Databases.url(settings));
      driver.setUser("sa");
      driver.setPassword("");
    }
    return driver;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return driver().getConnection();
  }

  /** Connects as the one user there is: the container may pass names of its own. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {}

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {}

  @Override
  public int getLoginTimeout() throws SQLException {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (isWrapperFor(type)) {
      return type.cast(this);
    }
    throw new SQLException("wraps no " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this);
  }
}
