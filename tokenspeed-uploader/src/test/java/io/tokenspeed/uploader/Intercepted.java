package io.tokenspeed.uploader;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Connections that hand each statement without values to a test. */
final class Intercepted {
    private Intercepted() {}

    /** Runs a statement, or something else in its place. */
    interface Execution {
        void execute(Statement statement, String sql) throws SQLException;
    }

    static Connection connection(Connection real, Execution execution) {
        return (Connection) Proxy.newProxyInstance(
                Intercepted.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, values) -> {
                    Object result = call(real, method, values);
                    return method.getName().equals("createStatement")
                            ? statement((Statement) result, execution)
                            : result;
                });
    }

    private static Statement statement(Statement real, Execution execution) {
        return (Statement) Proxy.newProxyInstance(
                Intercepted.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, values) -> {
                    if (method.getName().equals("execute")) {
                        execution.execute(real, (String) values[0]);
                        return false;
                    }
                    return call(real, method, values);
                });
    }

    private static Object call(Object real, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
