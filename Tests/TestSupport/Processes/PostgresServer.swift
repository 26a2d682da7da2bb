/// A PostgreSQL server on a port of its own on loopback, with TLS and a certificate of its own making for `localhost`.
///
/// It needs Debian's `postgresql` (any `initdb` and `postgres`) and `openssl`, and lets nobody in but through TLS.
package final class PostgresServer: Sendable {
    /// The one that the tests of a process share; it ends with the process.
    package static let shared = Task { try await PostgresServer() }

    package let host = "localhost"
    package let address = "127.0.0.1"
    package let port: Int
    /// The first of the server's processes, which starts the others.
    package let processID: Int32
    /// The superuser's name and password.
    package let user = "changeover"
    package let password: String
    /// The file of the authority that signed the server's certificate.
    package let authorities: String
    /// The file of an authority that did not.
    package let otherAuthorities: String
    private let process: PythonProcess

    /// Starts a server with an empty database `postgres` and waits until it takes connections.
    package init() async throws {
        process = try PythonProcess(Self.program)
        let words = try await process.line().split(separator: "\t").map(String.init)
        guard words.count == 4, let port = Int(words[0]), let processID = Int32(words[1]) else {
            throw PythonProcess.Failure(description: "The program that starts PostgreSQL printed \(words).")
        }
        self.port = port
        self.processID = processID
        password = words[2]
        authorities = words[3] + "/authority.pem"
        otherAuthorities = words[3] + "/other.pem"
    }

    package func stop() {
        process.stop()
    }

    /// Prints port, process, password and folder. The server ends with the program's standard input, so that it does
    /// not outlive a test run that crashed. It refuses to run as root, who lends it the user that Debian's package
    /// brings.
    private static let program = """
        import glob, os, secrets, shutil, signal, socket, subprocess, sys, tempfile, time

        def leave(*_):
            raise SystemExit
        signal.signal(signal.SIGTERM, leave)

        def programs():
            places = [os.path.dirname(shutil.which("initdb") or "")]
            places += sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
            for place in places:
                if place and all(os.path.exists(f"{place}/{name}") for name in ("initdb", "postgres")):
                    return place
            sys.exit("These tests need a PostgreSQL server (initdb and postgres): make system installs it.")

        place = programs()
        user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        folder = tempfile.mkdtemp(prefix="changeover-postgres-")
        data, servers = f"{folder}/data", []

        def run(*command):
            done = subprocess.run(
                command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **user)
            if done.returncode:
                sys.exit(f"{command[0]} failed: {done.stdout}")

        def write(name, text):
            with open(f"{folder}/{name}", "w") as file:
                file.write(text)

        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]

        def authority(name):
            run("openssl", "req", "-x509", *key, "-days", "1", "-subj", f"/CN=changeover test {name}",
                "-keyout", f"{name}.key", "-out", f"{name}.pem")

        def certificate():
            run("openssl", "req", *key, "-subj", "/CN=changeover test server", "-keyout", "server.key",
                "-out", "server.csr")
            write("names", "subjectAltName=DNS:localhost,IP:127.0.0.1")
            run("openssl", "x509", "-req", "-in", "server.csr", "-CA", "authority.pem", "-CAkey", "authority.key",
                "-CAcreateserial", "-days", "1", "-extfile", "names", "-out", "server.pem")

        def start():
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            settings = {
                "port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "",
                "max_connections": 200, "ssl": "on", "ssl_cert_file": f"{folder}/server.pem",
                "ssl_key_file": f"{folder}/server.key",
                "fsync": "off", "autovacuum": "off", "shared_buffers": "16MB", "lc_messages": "C",
            }
            options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
            server = subprocess.Popen(
                [f"{place}/postgres", "-D", data, *options], cwd=folder, stdin=subprocess.DEVNULL,
                stdout=open(f"{folder}/log", "ab"), stderr=subprocess.STDOUT, **user)
            servers.append(server)
            state = f"{data}/postmaster.pid"
            while server.poll() is None:
                if os.path.exists(state) and open(state).read().split()[-1:] == ["ready"]:
                    return server, port
                time.sleep(0.01)
            return None, port

        try:
            if user:
                shutil.chown(folder, "postgres", "postgres")
            password = secrets.token_hex(12)
            write("password", password)
            run(f"{place}/initdb", "-D", data, "-U", "changeover", "-A", "scram-sha-256", "--pwfile",
                f"{folder}/password", "-E", "UTF8", "--locale", "C", "--no-sync", "--no-instructions")
            write("data/pg_hba.conf", "hostssl all all 127.0.0.1/32 scram-sha-256\\n")
            authority("authority")
            authority("other")
            certificate()
            # Another process may take the port between the probe and the start.
            for _ in range(3):
                server, port = start()
                if server:
                    break
            else:
                sys.exit(f"postgres did not start: {open(f'{folder}/log').read()}")
            print(port, server.pid, password, folder, sep="\\t", flush=True)
            sys.stdin.read()
        finally:
            for server in servers:
                server.send_signal(signal.SIGQUIT)
                server.send_signal(signal.SIGCONT)
                server.wait()
            shutil.rmtree(folder, ignore_errors=True)
        """
}
