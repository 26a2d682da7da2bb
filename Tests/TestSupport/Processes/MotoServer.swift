/// A `moto_server` on a port of its own on loopback: AWS as somebody else understands it.
package final class MotoServer: Sendable {
    /// Where it answers, for `AWS_ENDPOINT_URL`.
    package let url: String
    private let process: PythonProcess

    /// Starts a server with an empty account and waits until it answers.
    package init() async throws {
        process = try PythonProcess(Self.program)
        do {
            url = "http://127.0.0.1:\(try await process.line())"
        } catch {
            throw PythonProcess.Failure(
                description: """
                    moto_server did not start. Tests against it need `\(PythonProcess.interpreter) -m pip install \
                    'moto[server]'`; CHANGEOVER_PYTHON names another interpreter. \(error)
                    """)
        }
    }

    /// What a process or a client needs in its environment to reach this server.
    package var environment: [String: String] {
        [
            "AWS_ENDPOINT_URL": url, "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": "/nonexistent/config", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent/credentials",
            "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1",
        ]
    }

    package func stop() {
        process.stop()
    }

    /// Runs a boto3 script with the client `rds` at hand, and returns what it prints.
    @discardableResult
    package func boto3(_ script: String, arguments: [String] = []) async throws -> String {
        let program = Self.prelude + script
        let process = try PythonProcess(program, arguments: arguments, environment: environment)
        return String(decoding: try await process.outputToEnd(), as: UTF8.self)
    }

    private static let prelude = """
        import sys, json, boto3
        rds = boto3.client('rds')

        """

    /// Creates an Aurora PostgreSQL cluster; the first of its members is the writer.
    package func createCluster(
        _ cluster: String, members: [String], instanceClass: String = "db.r6g.large"
    ) async throws {
        try await boto3(
            """
            cluster, instance_class, members = sys.argv[1], sys.argv[2], sys.argv[3:]
            rds.create_db_cluster(DBClusterIdentifier=cluster, Engine='aurora-postgresql', EngineVersion='15.4',
                MasterUsername='postgres', MasterUserPassword='not-a-secret', Tags=[{'Key': 'team', 'Value': cluster}])
            for member in members:
                rds.create_db_instance(DBInstanceIdentifier=member, DBInstanceClass=instance_class,
                    Engine='aurora-postgresql', DBClusterIdentifier=cluster)
            """, arguments: [cluster, instanceClass] + members)
    }

    /// Prints its port, and ends with its standard input, so that it does not outlive a test run that crashed. It answers one
    /// request at a time: moto's threads trip over each other now and then, and it answers with an HTML page, which AWS
    /// does not.
    private static let program = """
        import os, sys, threading
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
        from werkzeug.serving import make_server

        application, turn = DomainDispatcherApplication(create_backend_app), threading.Lock()

        def answer(environment, start_response):
            with turn:
                return list(application(environment, start_response))

        server = make_server("127.0.0.1", 0, answer, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()
        os._exit(0)
        """
}
