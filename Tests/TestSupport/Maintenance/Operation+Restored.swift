package import Foundation
package import Maintenance

extension Maintenance.Operation {
    /// The operation as it is after it was stored and read back.
    package func restored(by decoder: JSONDecoder = .knowingKinds) throws -> Maintenance.Operation {
        let encoder = JSONEncoder()
        return Maintenance.Operation(
            try decoder.decode(State.self, from: encoder.encode(state)),
            plan: try decoder.decode(Plan.self, from: encoder.encode(plan)), version: version)
    }
}
