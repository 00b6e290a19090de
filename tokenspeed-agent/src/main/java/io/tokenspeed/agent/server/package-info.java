/** The local server: serves the API and the website, follows the tools' logs, and says where it listens. */
@NullMarked
package io.tokenspeed.agent.server;

import org.jspecify.annotations.NullMarked;
