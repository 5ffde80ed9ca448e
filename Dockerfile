# The bot, the worker and what both need, in one image. compose.yaml runs them; README, “With Docker”, says how.

# The set-up installs here whatever it misses, compilers too. They stay behind in this stage.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV XDG_CACHE_HOME=/opt/cache
COPY package.json package-lock.json .npmrc ./
COPY packages packages
COPY setup setup
RUN node setup/run.mjs

FROM node:24-bookworm-slim
# Cairo and Pango are for a canvas that had to be compiled; socat is for the playground (see CMD).
RUN apt-get update \
  && apt-get install -y --no-install-recommends \
    libcairo2 libpango-1.0-0 libpangocairo-1.0-0 libjpeg62-turbo libgif7 librsvg2-2 socat \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node /app /data
WORKDIR /app
ENV XDG_CACHE_HOME=/opt/cache DATA_DIR=/data
COPY --from=build --chown=node:node /opt/cache /opt/cache
COPY --from=build --chown=node:node /app/node_modules node_modules
COPY --chown=node:node . .
USER node
VOLUME /data
# The playground listens on loopback only, and inside a container that is the container's own. socat opens 4001 to it;
# published as 127.0.0.1:4000 of the host, it shows the playground there and nowhere else.
EXPOSE 4001
CMD ["sh", "-c", "socat TCP-LISTEN:4001,fork,reuseaddr TCP:127.0.0.1:4000 & exec npm start"]
