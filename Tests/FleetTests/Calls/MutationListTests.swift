import AWS
import Maintenance
import Runbooks
import Testing

@testable import Fleet
@testable import TestSupport

/// Whatever kind of mutation a step may ask for can be made, is allowed for and can be simulated: no kind is forgotten in
/// one of the lists.
struct MutationListTests {
    private static let kinds = Set(Family.all.flatMap(\.mutations).map { $0.kind })

    @Test func `every kind has a performer, and every performer is of a kind`() throws {
        #expect(try Performers(FleetService.all.flatMap(\.performers)).kinds == Self.kinds)
    }

    @Test func `every kind has a simulated performer, and every simulated performer is of a kind`() {
        #expect(SimulatedPerformers.all.kinds == Self.kinds)
    }

    @Test func `every kind has a sample here`() {
        #expect(Set(AnyMutation.ofEveryKind.map(\.kind)) == Self.kinds)
    }

    @Test(arguments: AnyMutation.ofEveryKind)
    func `the permissions for its calls are in the table`(mutation: AnyMutation) throws {
        let actions = try #require(Performers(FleetService.all.flatMap(\.performers)).actions(for: mutation))
        let known = FleetService.all.permissions.map(\.action)
        #expect(!actions.isEmpty && actions.allSatisfy(known.contains), "\(actions) of \(mutation.kind)")
    }
}
