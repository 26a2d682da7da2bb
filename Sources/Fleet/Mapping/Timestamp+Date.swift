internal import Foundation
internal import Maintenance

extension Timestamp {
    /// AWS counts in whole seconds or milliseconds.
    init(_ date: Date) {
        self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
