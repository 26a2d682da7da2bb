/// The parameter group family of an engine's version (DescribeDBEngineVersions).
package struct VersionFamilyQuestion: Question {
    package typealias Answer = String
    package static let kind: KindName = "version-family"
    package let place: Place
    package let engine: String
    package let version: String

    package init(of engine: String, _ version: String, in place: Place) {
        self.place = place
        self.engine = engine
        self.version = version
    }
}
