package psw.server.store;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import psw.server.settings.Settings;

/** Opens the store at the start, brings its schema up to date, and closes it at the end. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DataSourceDefinition(
    name = Store.JNDI_NAME,
    className = "psw.server.store.PswDataSource",
    databaseName = "psw",
    minPoolSize = 0,
    maxPoolSize = 20)
public class Store {
  /** Where the data source is found, by persistence.xml too. */
  public static final String JNDI_NAME = "java:app/jdbc/psw";

  @Inject private Settings settings;

  @Resource(lookup = JNDI_NAME)
  private DataSource pool;

  private Connection keeper;
  private volatile boolean current;

  @PostConstruct
  void open() {
    try {
      PswDataSource plain = new PswDataSource();
      // H2 closes its file with the last connection; this one keeps it open between requests
      keeper = plain.getConnection();
      migrate(plain, "directory");
      migrate(plain, settings.kind().toString());
      current = true;
    } catch (SQLException e) {
      throw new IllegalStateException("the store cannot be opened in " + settings.data(), e);
    }
  }

  // a history each, so that the numbers of the shared tables and of a WAR's own never meet
  private static void migrate(DataSource plain, String part) {
    Flyway.configure(Store.class.getClassLoader())
        .dataSource(plain)
        .locations("classpath:psw/db/" + part)
        .table("schema_" + part)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }

  /** Whether the schema is current and the store answers now. */
  public boolean isReady() {
    if (!current) {
      return false;
    }
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select 1")) {
      return row.next();
    } catch (SQLException e) {
      return false;
    }
  }

  @PreDestroy
  void close() {
    current = false;
    try {
      if (keeper != null) {
        keeper.close();
      }
    } catch (SQLException e) {
      System.getLogger(Store.class.getName()).log(System.Logger.Level.WARNING, "at the close", e);
    }
  }
}
