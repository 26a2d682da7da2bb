/// Whether all name servers of a zone have a change (Route 53, GetChange: `INSYNC`).
package struct RecordChangeQuestion: Question {
    package typealias Answer = Bool
    package static let kind: KindName = "record-change"
    package let place: Place
    /// As Route 53 named it when it took the change.
    package let change: String

    package init(_ change: String, in place: Place) {
        self.place = place
        self.change = change
    }
}
