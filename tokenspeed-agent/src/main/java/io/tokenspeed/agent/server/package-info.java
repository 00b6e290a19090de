/** The local server: serves the API and the website, follows the agents' files, and says where it listens. */
@NullMarked
package io.tokenspeed.agent.server;

import org.jspecify.annotations.NullMarked;
