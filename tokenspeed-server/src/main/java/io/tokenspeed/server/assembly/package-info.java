/** Assembles HTTP servers. {@link io.tokenspeed.server.assembly.HttpServer} is the entry point. */
@NullMarked
package io.tokenspeed.server.assembly;

import org.jspecify.annotations.NullMarked;
