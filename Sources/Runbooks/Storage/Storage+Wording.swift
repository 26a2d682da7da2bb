package import Maintenance

extension Storage {
    /// "aurora-iopt1", "io2 with 3000 IOPS".
    package var words: String { iops.map { "\(type) with \($0) IOPS" } ?? type }
}
