package io.tokenspeed.hub.config;

/**
 * A PostgreSQL database.
 *
 * @param url its JDBC address
 * @param user the user's name
 * @param password the user's password; empty for none
 */
public record DatabaseServer(String url, String user, String password) {
    @Override
    public String toString() {
        return "DatabaseServer(" + user + ", password not shown)";
    }
}
