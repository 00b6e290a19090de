package io.tokenspeed.hub.config;

/**
 * A PostgreSQL database.
 *
 * @param url its JDBC address
 * @param user who signs in
 * @param password with what; empty for none
 */
public record DatabaseServer(String url, String user, String password) {
    @Override
    public String toString() {
        return "DatabaseServer(" + user + ", password not shown)";
    }
}
