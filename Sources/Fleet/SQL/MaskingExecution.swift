internal import AWS
internal import Engine
internal import Maintenance
internal import Postgres

/// Carries out a file of statements, one after the other in their order, each by itself, up to the first that fails.
struct MaskingExecution: Sendable {
    let job: MaskingJob
    let client: PostgresClient
    let clock: any Clock<Duration>
    let limit: Duration

    /// The name of a new database may take some seconds until a resolver has it.
    private static let connectionAttempts = 3
    private static let connectionPause = Duration.seconds(10)

    /// - Parameter progress: told of each statement, from 1, before it is sent.
    func run(_ progress: @escaping @Sendable (Int) async -> Void) async throws(MaskingFailure) {
        let results = await withTaskGroup(of: Result<Void, MaskingFailure>?.self) { group in
            group.addTask { await self.result(progress) }
            group.addTask {
                try? await clock.sleep(for: limit)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return (inTime: first, late: await group.next() ?? nil)
        }
        if let result = results.inTime { return try result.get() }
        guard case .failure(var failure)? = results.late else { return }
        failure.text = "\(failure.text.withoutStop), as all was to be done within \(Span(limit).words)"
        throw failure
    }

    private func result(_ progress: @Sendable (Int) async -> Void) async -> Result<Void, MaskingFailure> {
        do throws(MaskingFailure) {
            return .success(try await carryOut(progress))
        } catch {
            return .failure(error)
        }
    }

    private func carryOut(_ progress: @Sendable (Int) async -> Void) async throws(MaskingFailure) {
        let secret: DatabaseSecret
        do throws(FleetError) {
            secret = try await job.secret()
        } catch {
            throw MaskingFailure("nothing to log in with: \(error.message)")
        }
        var applied = 0
        do throws(MaskingFailure) {
            for part in job.script.parts {
                let connection = try await connect(to: part.database ?? secret.database ?? "postgres", as: secret)
                defer { connection.close() }
                for statement in part.statements {
                    await progress(applied + 1)
                    try await carryOut(statement, number: applied + 1, on: connection)
                    applied += 1
                }
            }
        } catch {
            var failure = error
            failure.applied = applied
            throw failure
        }
    }

    private func carryOut(
        _ statement: SQLScript.Statement, number: Int, on connection: PostgresConnection
    ) async throws(MaskingFailure) {
        do throws(PostgresError) {
            try await connection.ask(statement.text)
        } catch {
            throw MaskingFailure(error, in: statement, number: number, of: job.script)
        }
    }

    private func connect(
        to database: String, as secret: DatabaseSecret
    ) async throws(MaskingFailure) -> PostgresConnection {
        let login = PostgresLogin(
            host: job.host, port: job.port, database: database, user: secret.user,
            password: PostgresPassword(secret.password.exposed), authorities: job.authorities, access: .readWrite,
            limits: PostgresLimits(statement: limit))
        var attempt = 1
        while true {
            do throws(PostgresError) {
                return try await client.connect(login)
            } catch {
                guard [.hostNotFound, .unreachable].contains(error.code), attempt < Self.connectionAttempts else {
                    throw MaskingFailure(error, connectingTo: database)
                }
            }
            attempt += 1
            try? await clock.sleep(for: Self.connectionPause)
        }
    }
}
