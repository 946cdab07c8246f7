/** Loads the native part of sqlite3, which knex would do only at the first query. */
import 'sqlite3';
