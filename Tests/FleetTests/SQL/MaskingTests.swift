import Engine
import Fleet
import Foundation
import Maintenance
import TestSupport
import Testing

/// Files of statements that are run in a database of a real server.
@Suite(.timeLimit(.minutes(1)))
struct MaskingTests {
    private static let people = """
        create table people (id int primary key, email text);
        insert into people values (1, 'ada@example.com'), (2, 'bob@example.com');

        """

    @Test func `statements take effect in their order, each in its database`() async throws {
        let script = Self.people + "update people set email = 'user' || id;\n-- database: postgres\nselect 1;"
        let setup = try await MaskingSetup(script)
        try await setup.makeDatabase()
        #expect(try await setup.run(script) == .finished)
        #expect(try await setup.value(of: "select string_agg(email, ' ' order by id) from people") == "user1 user2")
    }

    @Test func `one that fails stops what follows, and is told by state, line and names without a value`() async throws
    {
        let script = Self.people + "update people\nset id = 1 where email = 'bob@example.com';\ndrop table people;"
        let setup = try await MaskingSetup(script)
        try await setup.makeDatabase()
        #expect(
            try await setup.run(script)
                == .failed(
                    "Statement 3 of 4 of masking.sql failed with 23505 (unique_violation) in line 3: table public.people, "
                        + "constraint people_pkey. The 2 statements before it took effect."))
        #expect(try await setup.value(of: "select count(*) from people") == "2")
        #expect(!setup.log.text.contains("bob"))
    }

    @Test func `a mistake in the file is told with its line there`() async throws {
        let script = "select 1;\n\nselect\n  nothing_like_it\nfrom pg_class;"
        let setup = try await MaskingSetup(script)
        try await setup.makeDatabase()
        #expect(
            try await setup.run(script)
                == .failed(
                    "Statement 2 of 2 of masking.sql failed with 42703 (undefined_column) in line 4. The statement before it "
                        + "took effect."))
    }

    @Test func `a server whose certificate another authority signed is told nothing`() async throws {
        let server = try await PostgresServer.shared.value
        let setup = try await MaskingSetup("select 1;", authorities: server.otherAuthorities)
        let standing = try await setup.run("select 1;")
        guard case .failed(let reason) = standing else {
            Issue.record("\(standing)")
            return
        }
        #expect(reason.hasPrefix("No connection to the database \(setup.database): "))
    }

    /// 0.0.0.0 leads to this very machine (Linux, ip(7), `INADDR_ANY`), and the certificate is for other names of it.
    @Test func `a server whose certificate is for another name is told nothing, and the step says so`() async throws {
        let script = "create table reached (id int);"
        let setup = try await MaskingSetup(script)
        try await setup.makeDatabase()
        guard case .failed(let reason) = try await setup.run(script, at: "0.0.0.0") else {
            Issue.record("It ran.")
            return
        }
        #expect(
            reason.hasPrefix("No connection to the database \(setup.database): No trusted TLS connection to 0.0.0.0"))
        #expect(reason.contains("does not match host name"), "\(reason)")
        #expect(try await setup.value(of: "select count(*) from pg_tables where tablename = 'reached'") == "0")
        let call = setup.start(script, at: "0.0.0.0")
        let told = try #require(await setup.sentence(of: call))
        #expect(told.hasPrefix("the masking of development-2 stopped: No connection to the database"))
        #expect(told.contains("does not match host name"))
        for text in [reason, told, setup.log.text] { #expect(!text.contains(setup.server.password)) }
    }

    @Test func `a server that hangs costs its deadline, and others go on meanwhile`() async throws {
        let server = try await PostgresServer()
        defer { server.stop() }
        let hanging = try await MaskingSetup("select 1;", on: server, limit: .milliseconds(1500))
        try await hanging.makeDatabase()
        kill(server.processID, SIGSTOP)
        defer { kill(server.processID, SIGCONT) }
        let other = try await MaskingSetup("select 1;")
        try await other.makeDatabase()
        async let stopped = hanging.run("select 1;")
        #expect(try await other.run("select 1;") == .finished)
        guard case .failed(let reason) = try await stopped else {
            Issue.record("It did not stop.")
            return
        }
        #expect(reason.contains("as all was to be done within"))
    }

    @Test func `the password is nowhere but in the connection`() async throws {
        let script = "select current_user;"
        let setup = try await MaskingSetup(script)
        try await setup.makeDatabase()
        let standing = try await setup.run(script)
        #expect(standing == .finished)
        let process = try ["cmdline", "environ"].map { name in
            try String(decoding: Data(contentsOf: URL(filePath: "/proc/self/\(name)")), as: UTF8.self)
        }
        let clearance = try Clearance.sample(AnyMutation(setup.start(script)))
        let stored = try CanonicalJSON.text(of: clearance.intent)
        for text in process + [setup.log.text, stored, "\(standing)", "\(clearance)"] {
            #expect(!text.contains(setup.server.password))
        }
        #expect(setup.log.text.contains("start-masking"))
    }

    // MARK: What is not begun

    @Test func `a file that was changed since the plan is not run`() async throws {
        let setup = try await MaskingSetup("drop table people;")
        let outcome = await setup.fleet.perform(try .sample(AnyMutation(setup.start("select 1;"))))
        #expect(
            outcome
                == .refused("masking.sql was changed since the plan was made, and only what was planned is run."))
        #expect(setup.aws.calls.isEmpty)
    }

    @Test func `nothing is begun over an objection`() async throws {
        let setup = try await MaskingSetup("select 1;")
        let clearance = try Clearance.sample(AnyMutation(setup.start("select 1;")))
        #expect(await setup.fleet.perform(clearance, unless: { "it was paused" }) == .withheld("it was paused"))
        let question = MaskingQuestion(of: "development-2", by: "k3f9", in: Target.orders.place)
        let answers = await setup.fleet.ask([AnyQuestion(question)], for: .look)
        #expect(answers[question]?.reading == .known(nil))
    }

    @Test func `what is in the file is told before it is run, and that nothing can be`() async throws {
        let question = MaskingScriptQuestion("masking.sql", in: Target.orders.place)
        let setup = try await MaskingSetup("select 1;\n-- database: shop\nselect 2;")
        let answer = await setup.fleet.ask([AnyQuestion(question)], for: .plan)[question]
        #expect(answer?.reading.value?.statements == 2 && answer?.reading.value?.databases == ["shop"])
        let without = await FakeAWS().fleet().ask([AnyQuestion(question)], for: .plan)[question]
        #expect(
            without?.reading
                == .unavailable(
                    "sql.certificates of the configuration names no file of RDS's certificates: no database is connected to "
                        + "without."))
    }
}
