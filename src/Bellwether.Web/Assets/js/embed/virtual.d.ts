declare module "virtual:embed.css" {
  const css: string;
  export default css;
}
