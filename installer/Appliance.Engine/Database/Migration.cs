namespace Appliance.Engine.Database;

/// <summary>One numbered change of the schema.</summary>
/// <param name="Version">Its number, from 1, without gaps.</param>
/// <param name="Name">Its file name without the number and <c>.sql</c>.</param>
/// <param name="Sql">What it runs.</param>
/// <param name="Checksum">SHA-256 of <paramref name="Sql"/>, lower-case hexadecimal.</param>
internal sealed record Migration(int Version, string Name, string Sql, string Checksum);
