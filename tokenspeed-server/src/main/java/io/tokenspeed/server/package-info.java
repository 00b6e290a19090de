/**
 * What our HTTP programs share. {@link io.tokenspeed.server.assembly.HttpServer} puts a server together; the other packages
 * hold its parts. Nothing here knows of usage.
 */
@NullMarked
package io.tokenspeed.server;

import org.jspecify.annotations.NullMarked;
