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
        #expect(SimulatedPerformers.rds.kinds == Self.kinds)
    }

    @Test func `every kind has a sample here`() {
        #expect(Set(AnyMutation.ofEveryKind.map(\.kind)) == Self.kinds)
    }

    @Test(arguments: AnyMutation.ofEveryKind)
    func `the permission for its call is in the table`(mutation: AnyMutation) throws {
        let request = try #require(try Performers(FleetService.all.flatMap(\.performers)).request(for: mutation))
        let action = IAMAction(request.call)
        #expect(FleetService.all.flatMap(\.mutating).contains { $0.action == action }, "\(action) of \(mutation.kind)")
    }
}
