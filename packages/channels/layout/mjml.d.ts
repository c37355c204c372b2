/** The part of mjml that the layout compiler uses; the package brings no types. */
declare module 'mjml' {
  export default function mjml2html(
    source: string,
    options: { validationLevel: 'strict'; keepComments: boolean; minify: boolean; minifyOptions: { minifyCss: false } },
  ): Promise<{ html: string; errors: { formattedMessage: string }[] }>;
}
