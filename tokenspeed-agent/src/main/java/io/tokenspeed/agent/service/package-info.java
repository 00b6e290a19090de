/** Keeps the local server running as a systemd service of the user. */
@NullMarked
package io.tokenspeed.agent.service;

import org.jspecify.annotations.NullMarked;
