import Engine
import Maintenance
import Simulation
import TestSupport
import Testing

/// What the simulated readers say of names, which is what those of the fleet do.
struct SeededRecordTests {
    private static let region = RegionScript()
    private static let endpoint = "db-1.c1example.us-east-1.rds.amazonaws.com"

    private func aws(_ records: [SimulatedRecordSet]) -> SeededAWS {
        SeededAWS(
            rds: RDSWorld(Self.region, seed: 1), zones: [ZoneScript("example.com", identifier: "Z1", records: records)],
            besides: Self.region, seed: 1)
    }

    @Test func `a record is followed through other names, and a circle of them ends`() throws {
        var aws = aws([
            SimulatedRecordSet("db.example.com", values: ["alias.example.com"]),
            SimulatedRecordSet("alias.example.com", values: [Self.endpoint]),
            SimulatedRecordSet("circle.example.com", values: ["circle.example.com"]),
        ])
        func record(_ name: String) throws -> ZoneRecord {
            let question = RecordQuestion(Lifecycle.RecordSettings(name), in: aws.place)
            let answers = aws.ask([AnyQuestion(question)], for: .plan, at: Self.region.start).value
            return try #require(answers[question]?.reading.value?.first)
        }
        let found = try record("db.example.com")
        #expect(found.chain.map(\.name) == ["alias.example.com"])
        #expect(found.ends == [Self.endpoint])
        #expect(try record("circle.example.com").obstacle == "leads in a circle by circle.example.com")
    }

    @Test func `a resolver answers with the name at the end, and keeps that for the record's TTL`() throws {
        var aws = aws([SimulatedRecordSet("db.example.com", values: [Self.endpoint])])
        let question = ResolverQuestion("db.example.com", in: aws.place)
        func answer(after duration: Duration) throws -> ResolvedName {
            let answers = aws.ask([AnyQuestion(question)], for: .look, at: Self.region.start + duration).value
            return try #require(answers[question]?.reading.value)
        }
        func end(after duration: Duration) throws -> String? {
            guard case .found(let name, _) = try answer(after: duration) else { return nil }
            return name
        }
        #expect(try end(after: .zero) == Self.endpoint)
        aws.route53.schedule(
            .points(name: "db.example.com", to: "new.example.net", in: "Z1"), at: Self.region.start + .seconds(1))
        #expect(try end(after: .milliseconds(59_999)) == Self.endpoint)
        #expect(try end(after: .seconds(600)) == "new.example.net")
        let other = ResolverQuestion("nothing.example.com", in: aws.place)
        let answers = aws.ask([AnyQuestion(other)], for: .look, at: Self.region.start + .seconds(600)).value
        #expect(answers[other]?.reading == .known(.unknown))
    }
}
