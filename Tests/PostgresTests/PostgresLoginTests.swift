import CLibpq
import Foundation
import Testing
import TestSupport

@testable import Postgres

/// Whom the client lets itself in with, and whom it trusts.
@Suite(.timeLimit(.minutes(1)))
struct PostgresLoginTests {
    private func failure(_ change: (inout PostgresLogin) -> Void) async throws -> PostgresError? {
        var login = try await PostgresServer.shared.value.login()
        change(&login)
        return try await PostgresClient().failure(to: login)
    }

    // MARK: TLS

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `a certificate for the host by the authority named is trusted`(host: String) async throws {
        #expect(try await failure { $0.host = host } == nil)
    }

    @Test func `a certificate for another host is refused`() async throws {
        let error = try await failure {
            $0.host = "db.example.com"
            $0.address = "127.0.0.1"
        }
        #expect(error?.verdict == "tlsFailed notDone")
        #expect(error?.message.contains("does not match host name") == true, "\(error?.message ?? "")")
        #expect(error?.passesByItself == false)
    }

    @Test func `a certificate by another authority is refused`() async throws {
        let other = try await PostgresServer.shared.value.otherAuthorities
        let error = try await failure { $0.authorities = other }
        #expect(error?.verdict == "tlsFailed notDone")
        #expect(error?.message.contains("certificate verify failed") == true, "\(error?.message ?? "")")
    }

    @Test(arguments: ["/nonexistent/bundle.pem", "/dev/null", #filePath])
    func `a file without authorities trusts nobody`(path: String) async throws {
        #expect(try await failure { $0.authorities = path }?.verdict == "tlsFailed notDone")
    }

    /// The second is what a server answers that has no TLS ("SSL Session Encryption" in "Message Flow" of the manual).
    @Test(arguments: [Array("N".utf8), Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)])
    func `a server without TLS is refused, and no password is sent`(answer: [UInt8]) async throws {
        let server = try RawServer(.answers(answer))
        let error = try await failure { $0.port = server.port }
        #expect(error?.verdict == "tlsFailed notDone")
    }

    // MARK: Login

    struct Refused: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var sqlState: String
        var passes = false
        var change: @Sendable (inout PostgresLogin) -> Void
    }

    static let refused = [
        Refused(testDescription: "wrong password", sqlState: "28P01") { $0.password = PostgresPassword("s3cret") },
        Refused(testDescription: "unknown user", sqlState: "28P01") { $0.user = "nobody" },
        Refused(testDescription: "unknown database", sqlState: "3D000") { $0.database = "nothing" },
        Refused(testDescription: "unknown setting", sqlState: "42704") { $0.settings = ["nonsense": "1"] },
        Refused(testDescription: "no login", sqlState: "28000") {
            $0.user = "nologin"
            $0.password = PostgresPassword("s3cret")
        },
        Refused(testDescription: "too many", sqlState: "53300", passes: true) {
            $0.user = "crowded"
            $0.password = PostgresPassword("s3cret")
        },
    ]

    private static let roles = Task {
        let connection = try await PostgresServer.connection()
        try await connection.ask("create role nologin nologin password 's3cret'")
        try await connection.ask("create role crowded login connection limit 0 password 's3cret'")
    }

    @Test(arguments: refused) func `a refused login is told by its code`(refused: Refused) async throws {
        try await Self.roles.value
        let error = try #require(try await failure(refused.change))
        #expect(error.verdict == "loginRefused notDone")
        #expect(error.report?.sqlState.code == refused.sqlState)
        #expect(error.passesByItself == refused.passes)
        #expect(error.message.contains("localhost") && error.message.contains(refused.sqlState))
        var dumped = ""
        dump(error, to: &dumped)
        #expect(!dumped.contains("s3cret"))
    }

    @Test(arguments: ["'", "\\", "a b", "p=q", " x ", "pässwört", "\"", "%41", "🔑"])
    func `a password may hold anything`(password: String) async throws {
        let role = "odd_\(password.utf8.map { String($0, radix: 16) }.joined())"
        let owner = try await PostgresServer.connection()
        let quoted = try #require(try await owner.value(of: "select quote_literal($1)", [password]))
        try await owner.ask("create role \(role) login password \(quoted)")
        #expect(
            try await failure {
                $0.user = role
                $0.password = PostgresPassword(password)
            } == nil)
    }

    @Test func `a database may have any name`() async throws {
        let name = #"we"ird $db host=x"#
        try await PostgresServer.connection().ask("create database \"we\"\"ird $db host=x\"")
        var login = try await PostgresServer.shared.value.login()
        login.database = name
        #expect(try await PostgresClient().connect(login).value(of: "select current_database()") == name)
    }

    @Test func `a password is not printed, however the login is`() throws {
        let login = PostgresLogin(
            host: "h", database: "d", user: "u", password: PostgresPassword("s3cret"), authorities: "/x")
        var dumped = ""
        dump(login, to: &dumped)
        #expect(dumped.contains("(redacted)"))
        let mirrored = Mirror(reflecting: login.password).children.map { "\($0.value)" }
        for text in [dumped, "\(login)", String(reflecting: login), "\(mirrored)", "\(login.password)"] {
            #expect(!text.contains("s3cret"))
        }
    }

    static let nonsense: [@Sendable (inout PostgresLogin) -> Void] = [
        { $0.host = "" }, { $0.host = "/var/run/postgresql" }, { $0.host = "@socket" }, { $0.host = "a,b" },
        { $0.host = "a\0b" }, { $0.port = 0 }, { $0.port = 65536 }, { $0.database = "" }, { $0.user = "" },
        { $0.user = "a\0" }, { $0.password = PostgresPassword("") }, { $0.password = PostgresPassword("a\0b") },
        { $0.address = "localhost" }, { $0.address = "1.2.3.4,5.6.7.8" }, { $0.settings = ["a b": "c"] },
        { $0.settings = ["": "c"] }, { $0.settings = ["a": "\0"] }, { $0.authorities = "/etc\0" },
    ]

    @Test(arguments: nonsense.indices) func `what libpq would read otherwise is refused`(index: Int) async throws {
        #expect(try await failure(Self.nonsense[index])?.verdict == "invalidRequest notDone")
    }

    // MARK: Ways

    @Test func `a name that does not exist is not found`() async throws {
        // RFC 6761, 6.4: names under invalid never resolve; a label of 64 bytes is not even asked for.
        let name = String(repeating: "a", count: 64) + ".invalid"
        let error = try await failure { $0.host = name }
        #expect(error?.verdict == "hostNotFound notDone")
        #expect(error?.message.contains(name) == true)
    }

    @Test func `a port that nobody listens on is not reached`() async throws {
        let port = try RawServer.closedPort()
        let error = try await failure { $0.port = port }
        #expect(error?.verdict == "unreachable notDone")
        #expect(error?.message.contains("Connection refused") == true, "\(error?.message ?? "")")
        #expect(error?.passesByItself == true)
    }

    @Test func `a server that hangs up is not reached, which is no matter of trust`() async throws {
        let server = try RawServer(.closes)
        #expect(try await failure { $0.port = server.port }?.verdict == "unreachable notDone")
    }

    /// The list is as long as "Environment Variables" in the libpq manual says.
    @Test func `every variable that libpq reads has a keyword against it, but for those that are told`() throws {
        let login = PostgresLogin(
            host: "h", database: "d", user: "u", password: PostgresPassword("p"), authorities: "/x")
        let given = ConnectionKeywords(login, addresses: ["127.0.0.1"]).values
        #expect(given.allSatisfy { !$0.value.isEmpty })
        let table = try #require(PQconninfoParse("", nil))
        defer { PQconninfoFree(table) }
        var left: Set<String> = []
        for index in 0... {
            guard let keyword = table[index].keyword.map({ String(cString: $0) }) else { break }
            guard let variable = table[index].envvar, !given.contains(where: { $0.keyword == keyword }) else {
                continue
            }
            left.insert(String(cString: variable))
        }
        #expect(left.subtracting(["PGSERVICE", "PGREQUIREAUTH", "PGREQUIREPEER", "PGGSSLIB", "PGSERVICEFILE"]) == [])
    }
}
