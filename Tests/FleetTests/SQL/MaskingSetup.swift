import AWS
import Engine
import Foundation
import Maintenance
import Postgres
import TestSupport

@testable import Fleet

/// A database of a server of its own, a secret with its login, and a fleet that masks it.
struct MaskingSetup {
    let server: PostgresServer
    let aws: FakeAWS
    let log = LogRecorder()
    let fleet: AWSFleet
    /// The database that the secret names.
    let database: String

    static let copy = ManagedDatabase(
        name: "development-2", kind: .aurora, arn: "arn:aws:rds:us-east-1:123456789012:cluster:development-2",
        identity: "cluster-DEVELOPMENT-2", told: .unknown("", .ours), status: "available", engine: "aurora-postgresql",
        engineVersion: "16.4", instances: [], tagged: [])

    /// - Parameter script: what the file says when it is read.
    init(
        _ script: String, on server: PostgresServer? = nil, authorities: String? = nil,
        limit: Duration = .seconds(50)
    ) async throws {
        let known = if let server { server } else { try await PostgresServer.shared.value }
        self.server = known
        let database = "d\(UInt32.random(in: 0 ... .max))"
        self.database = database
        let secret = try JSONSerialization.data(withJSONObject: [
            "username": known.user, "password": known.password, "dbname": database,
        ])
        let value: [String: Any] = [
            "ARN": "arn:aws:secretsmanager:us-east-1:123456789012:secret:changeover/development-a1b2c3",
            "Name": "changeover/development", "VersionId": "0123456789abcdef0123456789abcdef",
            "SecretString": String(decoding: secret, as: UTF8.self), "VersionStages": ["AWSCURRENT"],
        ]
        let reply = String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
        let aws = FakeAWS(answering: ["GetSecretValue": { _, _ in .reply(200, reply) }])
        self.aws = aws
        fleet = try AWSFleet(
            sql: SQLPorts(authorities: authorities ?? known.authorities, limit: limit) { _ in .success(script) },
            makeClient: { (region, observer) throws(AWSError) in try aws.client(region, observer: observer) },
            clock: ContinuousClock(), now: { aws.now }, logger: log.logger)
    }

    func makeDatabase() async throws { try await connection(to: "postgres").ask("create database \(database)") }

    func connection(to database: String) async throws -> PostgresConnection {
        try await PostgresClient().connect(
            PostgresLogin(
                host: server.host, port: server.port, database: database, user: server.user,
                password: PostgresPassword(server.password), authorities: server.authorities, access: .readWrite))
    }

    func value(of sql: String, in database: String? = nil) async throws -> String? {
        try await connection(to: database ?? self.database).ask(sql).rows.first?.first ?? nil
    }

    /// - Parameter host: where the server is looked for; its own name unless it is another one.
    func start(_ script: String, at host: String? = nil) -> StartMasking {
        StartMasking(
            MaskingScriptReference("masking.sql", digest: Digest.text(of: script)), in: Self.copy,
            at: host ?? server.host,
            port: server.port, secret: "changeover/development", by: "k3f9")
    }

    /// What the run came to, once it is over.
    func end() async throws -> MaskingRun.Standing {
        let question = MaskingQuestion(of: "development-2", by: "k3f9", in: Target.orders.place)
        while true {
            try Task.checkCancellation()
            let answers = await fleet.ask([AnyQuestion(question)], for: .look)
            guard let run = answers[question]?.reading.value ?? nil else { throw Refusal("There is no run.") }
            switch run.standing {
            case .running: await Task.yield()
            case .finished, .failed: return run.standing
            }
        }
    }

    /// What people are told of a run that failed.
    func sentence(of call: StartMasking) async -> String? {
        let question = MaskingQuestion(of: call.database, by: call.operation, in: Target.orders.place)
        guard let answer = await fleet.ask([AnyQuestion(question)], for: .look)[question] else { return nil }
        var seen = Observation(of: .orders, takenAt: answer.takenAt)
        seen.add(answer)
        let record = CallRecord(decidedAt: answer.takenAt, wasAccepted: true, acceptedAs: "k3f9-1")
        return call.failure(in: seen, of: record).map(call.sentence)
    }

    /// Runs a file to its end.
    func run(_ script: String, at host: String? = nil) async throws -> MaskingRun.Standing {
        try await withThrowingTaskGroup(of: MaskingRun.Standing?.self) { group in
            group.addTask {
                await fleet.masking.run()
                return nil
            }
            let outcome = await fleet.perform(try .sample(AnyMutation(start(script, at: host))))
            guard outcome == .accepted(as: "k3f9-1") else { throw Refusal("\(outcome)") }
            let standing = try await end()
            group.cancelAll()
            return standing
        }
    }
}
