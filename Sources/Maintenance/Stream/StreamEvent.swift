/// What can be written as a line of the log: by its name and the version of its fields, both stored as they stand here.
package protocol StreamEvent: Codable, Sendable {
    var name: String { get }
    /// The version in which its fields are written and read.
    static var version: Int { get }
}

extension StreamEvent {
    package static var version: Int { 1 }
}

extension Event: StreamEvent {}

extension RestraintChange: StreamEvent {}
