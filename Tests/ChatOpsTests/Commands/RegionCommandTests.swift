import Engine
import Maintenance
import TestSupport
import Testing

@testable import ChatOps

/// A region that somebody names.
struct RegionCommandTests {
    private static let unknown = "I don't know a region “eu-wets-1”. Did you mean `eu-west-1`?"

    @Test(arguments: [
        "clusters --region eu-wets-1", "show orders --region eu-wets-1", "failover orders --region eu-wets-1",
        "plan failover orders --region eu-wets-1", "reboot orders-2 --region eu-wets-1",
        "lock orders --region eu-wets-1 release week",
    ])
    func `a region that is not there is refused, with the nearest one`(words: String) async throws {
        let setup = CommandSetup()
        #expect(try await setup.say(words) == Self.unknown)
        #expect(await setup.control.asked == [])
        #expect(await setup.control.regionsAsked == [])
    }

    @Test func `a region that is not enabled is said to be so`() async throws {
        #expect(
            try await CommandSetup().say("clusters --region af-south-1")
                == "The region af-south-1 is not enabled for this AWS account. Somebody has to enable it there first.")
        #expect(
            try await CommandSetup().say("clusters --region me-south-9") == "I don't know a region “me-south-9”.")
    }

    @Test func `a region that may be used is, and nobody asks when none is named`() async throws {
        let setup = CommandSetup()
        _ = try await setup.say("clusters --region eu-west-1")
        _ = try await setup.say("clusters", thread: "1767621600.000900")
        #expect(await setup.control.regionsAsked == ["eu-west-1", nil])
    }

    @Test func `where regions cannot be listed the region is taken as it is named`() async throws {
        let setup = CommandSetup()
        await setup.control.set { $0.regionList = nil }
        #expect(!(try await setup.say("clusters --region eu-wets-1")).contains("I don't know"))
        #expect(await setup.control.regionsAsked == ["eu-wets-1"])
    }

    @Test func `what is locked in a region that is gone can be unlocked`() async throws {
        let setup = CommandSetup()
        await setup.control.set {
            $0.restrictions = [
                Restraint(
                    cluster: "orders", at: Place(account: "123456789012", region: "af-south-1"), reason: "",
                    by: "U0ALICE",
                    since: Timestamp(seconds: 0))
            ]
        }
        #expect(
            try await setup.say("unlock orders --region af-south-1").hasPrefix(
                "orders is not locked in af-south-1 any more."))
    }
}
