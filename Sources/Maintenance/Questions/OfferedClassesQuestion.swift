/// The classes that an engine's version is offered with; empty when the catalogue came back empty
/// (DescribeOrderableDBInstanceOptions).
package struct OfferedClassesQuestion: Question {
    package typealias Answer = [InstanceClass]
    package static let kind: KindName = "offered-classes"
    package let place: Place
    package let engine: String
    package let version: String

    package init(of engine: String, _ version: String, in place: Place) {
        self.place = place
        self.engine = engine
        self.version = version
    }
}
