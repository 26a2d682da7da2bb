/// Names the element of a well-formed XML reply that is missing or not of its type.
package struct MalformedReply: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Problem: String, Sendable {
        case missing
        case unreadable
    }

    /// The element from the result down, such as `DBClusters/DBCluster[2]/Status`.
    package var path: String
    package var problem: Problem

    package init(path: String, problem: Problem) {
        self.path = path
        self.problem = problem
    }

    package var description: String { "The element \(path) of the reply is \(problem.rawValue)." }
}
