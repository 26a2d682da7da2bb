import TestSupport

@testable import Postgres

extension PostgresServer {
    /// As the superuser, who may change things unless told otherwise.
    func login(
        host: String? = nil, address: String? = nil, database: String = "postgres", user: String? = nil,
        password: String? = nil, authorities: String? = nil, access: PostgresLogin.Access = .readWrite,
        settings: [String: String] = [:], limits: PostgresLimits = PostgresLimits()
    ) -> PostgresLogin {
        PostgresLogin(
            host: host ?? self.host, address: address, port: port, database: database, user: user ?? self.user,
            password: PostgresPassword(password ?? self.password), authorities: authorities ?? self.authorities,
            access: access, settings: settings, limits: limits)
    }

    /// A connection of a client of its own, as the superuser.
    static func connection(
        access: PostgresLogin.Access = .readWrite, settings: [String: String] = [:],
        limits: PostgresLimits = PostgresLimits()
    ) async throws -> PostgresConnection {
        let server = try await shared.value
        return try await PostgresClient().connect(server.login(access: access, settings: settings, limits: limits))
    }
}

extension PostgresClient {
    /// The error that connecting ends with; nil when there is a connection.
    func failure(to login: PostgresLogin) async -> PostgresError? {
        do throws(PostgresError) {
            _ = try await connect(login)
            return nil
        } catch {
            return error
        }
    }
}

extension PostgresConnection {
    /// The error that a statement ends with; nil when it was carried out.
    func failure(of sql: String, _ parameters: [String?] = []) async -> PostgresError? {
        do throws(PostgresError) {
            try await ask(sql, parameters)
            return nil
        } catch {
            return error
        }
    }

    /// The first value of the first row.
    func value(of sql: String, _ parameters: [String?] = []) async throws -> String? {
        try await ask(sql, parameters).rows.first?.first ?? nil
    }
}

extension PostgresError {
    /// Code and outcome, without the words.
    var verdict: String { "\(code.rawValue) \(outcome.rawValue)" }
}
